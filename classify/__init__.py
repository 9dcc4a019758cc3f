"""Statements in; Annotations, Links, Findings and Summary out."""
