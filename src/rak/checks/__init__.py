"""Rules over a plan and its report: they read nothing and change nothing, and answer with findings."""
