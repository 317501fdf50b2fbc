"""The one file of a form that is sent, taken out of it in pieces, so that it is never held whole."""

import re

from python_multipart.multipart import MultipartParser, parse_options_header

from ....jury.reasons import Reason, Refused

OF_THE_FILE = re.compile(rb'form-data;.*\bname="?file"?(;|$)', re.IGNORECASE | re.DOTALL)


class Taking:
    """Takes the one file out of a form that is sent, in pieces. Refused where it is no such form."""

    def __init__(self, kind: str) -> None:
        form, options = parse_options_header(kind)
        boundary = options.get(b"boundary", b"")
        if form != b"multipart/form-data" or not boundary:
            raise Refused(Reason.MALFORMED)
        self.taken = bytearray()
        self.size = 0
        self.is_whole = False
        self._is_file = False
        self._header = bytearray()
        self._headers: list[bytes] = []
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begun,
                "on_header_field": self._field,
                "on_header_value": self._field,
                "on_header_end": self._header_end,
                "on_headers_finished": self._known,
                "on_part_data": self._data,
                "on_end": self._end,
            },
        )

    def write(self, chunk: bytes) -> None:
        self._parser.write(chunk)

    def give(self) -> bytes:
        given, self.taken = bytes(self.taken), bytearray()
        return given

    def _begun(self) -> None:
        self._headers, self._header = [], bytearray()

    def _field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_end(self) -> None:
        self._headers.append(bytes(self._header))
        self._header = bytearray()

    def _known(self) -> None:
        self._is_file = any(OF_THE_FILE.search(header) for header in self._headers)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._is_file:
            self.taken += data[start:end]
            self.size += end - start

    def _end(self) -> None:
        self.is_whole = True
