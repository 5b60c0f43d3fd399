"""What people type, checked and answered in their words."""
