"""The month of an office: hand out, collect, merge, compare, follow up, revise; on workbooks and TOML files alone."""
