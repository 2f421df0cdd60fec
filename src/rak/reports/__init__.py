"""What people and scripts get to see: tables, lists of findings, JSON. Domain and findings in, text out."""
