"""What Java libraries really draw: each one fetched, asked for weights, and measured."""
