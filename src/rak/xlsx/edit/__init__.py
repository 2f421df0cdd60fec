"""Editing: changes collected, checked, spliced in, and checked again by reading."""
