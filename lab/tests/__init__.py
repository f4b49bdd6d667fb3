"""Tests with real processes, real kernels and a real browser."""
