"""A compound file as Outlook writes its mails, just good enough to be read: small streams only, entries in a row."""

import struct
from collections.abc import Mapping

SECTOR, MINI = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5

Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """Return a compound file of streams and storages; every stream is put among the small ones."""
    entries: list[list[object]] = [["Root Entry", ROOT, FREE, FREE, 0, 0]]
    small, chains = bytearray(), []
    _enter(tree, 0, entries, small, chains)
    count = -(-len(entries) // 4)
    minis = _padded(struct.pack(f"<{len(chains)}I", *chains), 0xFF)
    stream = _padded(bytes(small), 0)
    entries[0][4:] = [1 + count + len(minis) // SECTOR, len(small)]
    directory = b"".join(_entry(*entry) for entry in entries).ljust(count * SECTOR, b"\0")
    parts = [count, len(minis) // SECTOR, len(stream) // SECTOR]
    fat, at = [FAT], 1
    for part in parts:
        fat += [*range(at + 1, at + part), END] if part else []
        at += part
    assert len(fat) <= SECTOR // 4
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    return _header(count, parts[1]) + table + directory + minis + stream


def _enter(tree: Tree, parent: int, entries: list[list[object]], small: bytearray, chains: list[int]) -> None:
    before = None
    for name, value in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        if before is None:
            entries[parent][3] = number
        else:
            entries[before][2] = number
        before = number
        if not isinstance(value, bytes):
            entries.append([name, STORAGE, FREE, FREE, 0, 0])
            _enter(value, number, entries, small, chains)
            continue
        start, length = len(small) // MINI, -(-len(value) // MINI)
        entries.append([name, STREAM, FREE, FREE, start if length else END, len(value)])
        small += value.ljust(length * MINI, b"\0")
        chains += [*range(start + 1, start + length), END] if length else []


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, right, child)
    return head + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def _padded(data: bytes, filler: int) -> bytes:
    return data + bytes([filler]) * (-len(data) % SECTOR)


def _header(directories: int, minis: int) -> bytes:
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    version = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    places = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 1 + directories, minis, END, 0)
    return signature + version + places + struct.pack("<109I", 0, *[FREE] * 108)
