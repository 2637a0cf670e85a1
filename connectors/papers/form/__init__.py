"""The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, as Word knows it: one part of a paper a file."""
