"""The decoder of json."""

from json import JSONDecodeError, JSONDecoder
