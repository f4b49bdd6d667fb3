"""Assignments: a course of nbgrader, and the code that grades it."""
