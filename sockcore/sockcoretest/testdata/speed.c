/* What the engine is measured against: plain blocking calls.
 *
 * "speed echo" and "speed sink" print a port of 127.0.0.1 and serve it until
 * their standard input ends. "speed run" answers each line of its standard input
 * with nanoseconds: "pair N", "ping PORT N", "bulk PORT N" (N sends of 1 MiB). */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char block[1 << 20];

static void need(int ok, const char *what)
{
	if (!ok) {
		perror(what);
		exit(1);
	}
}

static long long now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void serve(int echo)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof a;
	int l = socket(AF_INET, SOCK_STREAM, 0), s;
	need(bind(l, (struct sockaddr *)&a, size) == 0 && listen(l, 16) == 0, "listen");
	getsockname(l, (struct sockaddr *)&a, &size);
	printf("%d\n", ntohs(a.sin_port));
	fflush(stdout);
	signal(SIGCHLD, SIG_IGN);
	if (fork() == 0) {
		while ((s = accept(l, 0, 0)) >= 0) {
			if (fork() == 0) {
				int one = 1;
				ssize_t n;
				setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
				while ((n = recv(s, block, sizeof block, 0)) > 0)
					if (echo)
						send(s, block, n, 0);
				exit(0);
			}
			close(s);
		}
	}
	while (getchar() != EOF)
		;
	signal(SIGTERM, SIG_IGN);
	kill(0, SIGTERM);
}

/* One connection for all bursts, as the other side has it. */
static int connected(int port)
{
	static int s = -1;
	if (s >= 0)
		return s;
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int one = 1;
	s = socket(AF_INET, SOCK_STREAM, 0);
	need(connect(s, (struct sockaddr *)&a, sizeof a) == 0, "connect");
	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	return s;
}

static long long pair(int n)
{
	int p[2];
	char c[64] = "";
	need(socketpair(AF_UNIX, SOCK_STREAM, 0, p) == 0, "socketpair");
	long long began = now();
	for (int i = 0; i < n; i++)
		need(send(p[0], c, 64, 0) == 64 && recv(p[1], c, 64, 0) == 64, "pair");
	began = now() - began;
	close(p[0]);
	close(p[1]);
	return began;
}

static long long ping(int port, int n)
{
	int s = connected(port);
	char c[64] = "";
	long long began = now();
	for (int i = 0; i < n; i++)
		need(send(s, c, 64, 0) == 64 && recv(s, c, 64, 0) == 64, "ping");
	return now() - began;
}

static long long bulk(int port, int n)
{
	int s = connected(port);
	long long began = now();
	for (int i = 0; i < n; i++)
		need(send(s, block, sizeof block, 0) == sizeof block, "bulk");
	return now() - began;
}

int main(int argc, char **argv)
{
	char line[100];
	int a, b;
	need(argc == 2, "usage: speed echo|sink|run");
	if (strcmp(argv[1], "run")) {
		setpgid(0, 0);
		serve(!strcmp(argv[1], "echo"));
		return 0;
	}
	while (fgets(line, sizeof line, stdin)) {
		long long took = -1;
		if (sscanf(line, "pair %d", &a) == 1)
			took = pair(a);
		else if (sscanf(line, "ping %d %d", &a, &b) == 2)
			took = ping(a, b);
		else if (sscanf(line, "bulk %d %d", &a, &b) == 2)
			took = bulk(a, b);
		printf("%lld\n", took);
		fflush(stdout);
	}
	return 0;
}
