"""The local stack: real PostgreSQL and Valkey from wheels, and the product's processes, on one machine."""
