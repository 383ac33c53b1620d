"""Addresses of the web, and what is found there."""
