"""What grading does with submissions, on real kernels and in a real browser."""
