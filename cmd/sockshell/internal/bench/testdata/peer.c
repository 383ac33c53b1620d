/* The limit that sockshell is measured against, plain blocking calls, and what both
 * sides of a row speak to. Servers print where they listen and run until they are
 * killed; the others print "took SECONDS". */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static char block[16 << 20];

static long need(long ok, const char *what)
{
	if (ok < 0) {
		perror(what);
		exit(1);
	}
	return ok;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static void took(double began) { printf("took %.9f\n", now() - began); }

static int loopback(int type, int (*use)(int, const struct sockaddr *, socklen_t), int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = need(socket(AF_INET, type, 0), "socket"), one = 1;
	if (type == SOCK_STREAM)
		setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (use == bind)
		setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	need(use(s, (struct sockaddr *)&a, sizeof a), "127.0.0.1");
	return s;
}

static int unixpath(int (*use)(int, const struct sockaddr *, socklen_t), const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int s = need(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	need(use(s, (struct sockaddr *)&a, sizeof a), path);
	return s;
}

static int reach(const char *kind, const char *where)
{
	if (!strcmp(kind, "unix"))
		return unixpath(connect, where);
	return loopback(strcmp(kind, "udp") ? SOCK_STREAM : SOCK_DGRAM, connect, atoi(where));
}

static void say_port(int s)
{
	struct sockaddr_in a;
	socklen_t size = sizeof a;
	getsockname(s, (struct sockaddr *)&a, &size);
	printf("%d\n", ntohs(a.sin_port));
	fflush(stdout);
}

/* One connection at a time, each to its end. */
static void serve(const char *what, int l)
{
	int s, one = 1;
	long n;
	while ((s = accept(l, 0, 0)) >= 0) {
		setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
		if (!strcmp(what, "source"))
			while (send(s, block, 1 << 20, MSG_NOSIGNAL) > 0)
				;
		else
			while ((n = recv(s, block, 1 << 18, 0)) > 0)
				if (!strcmp(what, "echo"))
					send(s, block, n, MSG_NOSIGNAL);
		close(s);
	}
}

static void serve_kind(const char *what, const char *kind, const char *path)
{
	struct sockaddr_in from;
	socklen_t size = sizeof from;
	long n;
	int s;
	if (!strcmp(kind, "unix")) {
		s = unixpath(bind, path);
		need(listen(s, 16), "listen");
		puts(path);
		fflush(stdout);
		serve(what, s);
	}
	s = loopback(strcmp(kind, "udp") ? SOCK_STREAM : SOCK_DGRAM, bind, 0);
	if (strcmp(kind, "udp"))
		need(listen(s, 16), "listen");
	say_port(s);
	if (strcmp(kind, "udp"))
		serve(what, s);
	while ((n = recvfrom(s, block, 65536, 0, (struct sockaddr *)&from, &size)) >= 0)
		sendto(s, block, n, 0, (struct sockaddr *)&from, size);
}

/* So many at a time as a listener's queue holds: what it drops comes again a second later. */
static void dial(int port, int count)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct linger hard = { 1, 0 };
	int all[64], tries = 0;
	for (int done = 0, n = 0; done < count; done += n) {
		for (n = 0; n < 64 && done + n < count;) {
			int s = need(socket(AF_INET, SOCK_STREAM, 0), "socket");
			setsockopt(s, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
			if (connect(s, (struct sockaddr *)&a, sizeof a) == 0) {
				all[n++] = s;
				continue;
			}
			if (tries++ == 5000)
				need(-1, "connect");
			close(s);
			usleep(2000);
		}
		for (int i = 0; i < n; i++) {
			recv(all[i], block, 1, 0); /* until the listener has closed it */
			close(all[i]);
		}
	}
}

static void accepts(int port, int count)
{
	int l = loopback(SOCK_STREAM, bind, port);
	need(listen(l, 128), "listen");
	close(need(accept(l, 0, 0), "accept"));
	double began = now();
	for (int i = 1; i < count; i++)
		close(need(accept(l, 0, 0), "accept"));
	took(began);
}

static void pairs(int count)
{
	int p[2];
	need(socketpair(AF_UNIX, SOCK_STREAM, 0, p), "socketpair");
	double began = now();
	for (int i = 0; i < count; i++) {
		need(send(p[0], "hello", 5, 0), "send");
		need(recv(p[1], block, 4096, 0), "recv");
	}
	took(began);
}

static void roundtrip(int s, int size, int count)
{
	double began = now();
	for (int i = 0; i < count; i++) {
		need(send(s, block, size, 0), "send");
		need(recv(s, block, 4096, 0), "recv");
	}
	took(began);
}

/* Until the sink has read it all. */
static void finish(int s, double began)
{
	shutdown(s, SHUT_WR);
	need(recv(s, block, 1, 0), "recv");
	took(began);
}

static void sends(int s, long bytes, long chunk)
{
	double began = now();
	for (long sent = 0; sent < bytes;)
		sent += need(send(s, block, chunk, 0), "send");
	finish(s, began);
}

static void receives(int s, long bytes, long chunk)
{
	double began = now();
	for (long got = 0; got < bytes;)
		got += need(recv(s, block, chunk, 0), "recv");
	took(began);
}

static void sends_file(int s, const char *path)
{
	int f = need(open(path, O_RDONLY), path);
	double began = now();
	while (need(sendfile(s, f, 0, 1 << 30), "sendfile") > 0)
		;
	finish(s, began);
}

static void many(int count, const char *what)
{
	struct rlimit most;
	struct pollfd *all = calloc(count, sizeof *all);
	double began = now();
	getrlimit(RLIMIT_NOFILE, &most);
	most.rlim_cur = most.rlim_max;
	setrlimit(RLIMIT_NOFILE, &most);
	for (int i = 0; i < count; i++) {
		all[i].fd = need(socket(AF_INET, SOCK_DGRAM, 0), "socket");
		all[i].events = POLLIN;
	}
	if (!strcmp(what, "open"))
		took(began);
	began = now();
	need(poll(all, count, 0), "poll");
	if (!strcmp(what, "poll"))
		took(began);
	began = now();
	for (int i = 0; i < count; i++)
		close(all[i].fd);
	if (!strcmp(what, "close"))
		took(began);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	const char *mode = argv[1], *a = argv[2], *b = argc > 3 ? argv[3] : "",
		   *c = argc > 4 ? argv[4] : "", *d = argc > 5 ? argv[5] : "";
	if (!strcmp(mode, "echo") || !strcmp(mode, "sink") || !strcmp(mode, "source"))
		serve_kind(mode, a, b);
	else if (!strcmp(mode, "dial"))
		dial(atoi(a), atoi(b));
	else if (!strcmp(mode, "accept"))
		accepts(atoi(a), atoi(b));
	else if (!strcmp(mode, "pairs"))
		pairs(atoi(a));
	else if (!strcmp(mode, "roundtrip"))
		roundtrip(reach(a, b), atoi(c), atoi(d));
	else if (!strcmp(mode, "send"))
		sends(reach("tcp", a), atol(b), atol(c));
	else if (!strcmp(mode, "recv"))
		receives(reach("tcp", a), atol(b), atol(c));
	else if (!strcmp(mode, "sendfile"))
		sends_file(reach("tcp", a), b);
	else if (!strcmp(mode, "many"))
		many(atoi(a), b);
	else
		return 2;
	return 0;
}
