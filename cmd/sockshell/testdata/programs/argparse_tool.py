"""A tool with subcommands, mutually exclusive flags, groups, and types of its own."""
import argparse
import ipaddress
import pathlib
import sys


def endpoint(text):
    host, sep, port = text.rpartition(":")
    if not sep:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host, int(port)


def build():
    parser = argparse.ArgumentParser(prog="nettool", description="Tools for the network.",
                                     epilog="See also: ping(8)")
    parser.add_argument("--version", action="version", version="%(prog)s 1.2")
    parser.add_argument("-v", "--verbose", action="count", default=0, help="more words")
    sub = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    connect = sub.add_parser("connect", help="connect to an endpoint", aliases=["c"])
    connect.add_argument("to", type=endpoint, metavar="HOST:PORT")
    family = connect.add_mutually_exclusive_group()
    family.add_argument("-4", dest="family", action="store_const", const=4, help="IPv4 only")
    family.add_argument("-6", dest="family", action="store_const", const=6, help="IPv6 only")
    connect.add_argument("--timeout", "-t", type=float, default=2.5, help="in seconds (default: %(default)s)")
    connect.set_defaults(run=lambda a: print("connect", a.to, a.family, a.timeout, a.verbose))

    scan = sub.add_parser("scan", help="scan networks")
    scan.add_argument("networks", nargs="+", type=ipaddress.ip_network)
    scan.add_argument("--port", type=int, action="append", choices=[22, 80, 443])
    scan.add_argument("--output", type=pathlib.Path)
    scan.add_argument("--no-dns", dest="dns", action="store_false")
    scan.set_defaults(run=lambda a: print("scan", [str(n) for n in a.networks], a.port, a.output, a.dns))

    wait = sub.add_parser("wait", help="wait")
    wait.add_argument("seconds", nargs="?", type=int, default=1, const=5)
    wait.add_argument("rest", nargs=argparse.REMAINDER)
    wait.set_defaults(run=lambda a: print("wait", a.seconds, a.rest))
    return parser


args = build().parse_args()
args.run(args)
if args.verbose > 1:
    print(argparse.Namespace(a=1, b="x"), sorted(k for k in vars(args) if k != "run"))
sys.exit(args.verbose)
