"""What a file is: told by its bytes, refused where it is no report."""
