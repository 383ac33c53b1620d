"""What kind of thing a file is, by the end of its name."""

__all__ = ['guess_type', 'guess_extension', 'guess_all_extensions', 'add_type', 'init',
           'types_map', 'encodings_map', 'suffix_map', 'common_types']

suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz',
              '.tbz2': '.tar.bz2', '.txz': '.tar.xz'}
encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}
common_types = {'.rtf': 'application/rtf', '.jpg': 'image/jpg', '.webp': 'image/webp',
                '.xul': 'text/xul'}
types_map = {
    '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
    '.doc': 'application/msword', '.bin': 'application/octet-stream',
    '.exe': 'application/octet-stream', '.so': 'application/octet-stream',
    '.obj': 'application/octet-stream', '.pdf': 'application/pdf', '.ps': 'application/postscript',
    '.xls': 'application/vnd.ms-excel', '.ppt': 'application/vnd.ms-powerpoint',
    '.wasm': 'application/wasm', '.csh': 'application/x-csh', '.gtar': 'application/x-gtar',
    '.latex': 'application/x-latex', '.pyc': 'application/x-python-code',
    '.rpm': 'application/x-rpm', '.sh': 'application/x-sh', '.swf': 'application/x-shockwave-flash',
    '.tar': 'application/x-tar', '.tex': 'application/x-tex', '.zip': 'application/zip',
    '.mp3': 'audio/mpeg', '.wav': 'audio/x-wav', '.aac': 'audio/aac', '.bmp': 'image/bmp',
    '.gif': 'image/gif', '.jpg': 'image/jpeg', '.jpe': 'image/jpeg', '.jpeg': 'image/jpeg',
    '.png': 'image/png', '.svg': 'image/svg+xml', '.tiff': 'image/tiff', '.tif': 'image/tiff',
    '.ico': 'image/vnd.microsoft.icon', '.eml': 'message/rfc822', '.css': 'text/css',
    '.csv': 'text/csv', '.html': 'text/html', '.htm': 'text/html', '.txt': 'text/plain',
    '.c': 'text/plain', '.h': 'text/plain', '.bat': 'text/plain', '.pl': 'text/plain',
    '.py': 'text/x-python', '.tsv': 'text/tab-separated-values', '.vcf': 'text/x-vcard',
    '.xml': 'text/xml', '.mp4': 'video/mp4', '.mpeg': 'video/mpeg', '.mpg': 'video/mpeg',
    '.mov': 'video/quicktime', '.webm': 'video/webm', '.avi': 'video/x-msvideo'}


def init(files=None):
    pass


def add_type(type, ext, strict=True):
    (types_map if strict else common_types)[ext] = type


def guess_type(url, strict=True):
    import os
    base, ext = os.path.splitext(os.fspath(url).partition('?')[0])
    while ext in suffix_map:
        base, ext = os.path.splitext(base + suffix_map[ext])
    encoding = None
    if ext in encodings_map:
        encoding = encodings_map[ext]
        base, ext = os.path.splitext(base)
    kind = types_map.get(ext) or types_map.get(ext.lower())
    if kind is None and not strict:
        kind = common_types.get(ext.lower())
    return kind, encoding


def guess_all_extensions(type, strict=True):
    return [ext for ext, kind in types_map.items() if kind == type.lower()]


def guess_extension(type, strict=True):
    found = guess_all_extensions(type, strict)
    return found[0] if found else None
