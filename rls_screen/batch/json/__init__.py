"""Read records of JSON out of a stream of bytes: sound ones, and damaged ones one by one."""
