"""Tests of how the house is put together, started, stopped and saved."""
