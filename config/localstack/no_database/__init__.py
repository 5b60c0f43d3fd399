"""Database engine for a process without a database: the settings load, the first use says how to get one."""
