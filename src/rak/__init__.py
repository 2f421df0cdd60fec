"""Reading, computing, filling and building the matrix of a Rencana Aksi Kinerja."""
