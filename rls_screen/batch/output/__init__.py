"""Write decided records, in the formats that people read and programs take."""
