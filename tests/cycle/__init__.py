"""Tests of the month of an office."""
