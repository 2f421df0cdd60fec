"""Tests of the plan, the report and their arithmetic."""
