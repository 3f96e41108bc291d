#include "plots/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "plots/confine.h"

enum { SAID_MAX = 4096, CPU_SECONDS = 20, FILE_MAX = 64 * 1024 * 1024, POLL_MS = 5 };

static bool find_program(const char *name, char out[PATH_MAX])
{
	const char *path = getenv("PATH");
	struct slice rest = slice_of(path ? path : "/usr/local/bin:/usr/bin:/bin"), folder;

	while (slice_split(&rest, ':', &folder)) {
		char tried[PATH_MAX];
		int n = snprintf(tried, sizeof tried, "%.*s/%s", SLICE_ARGS(folder), name);

		if (folder.n && n > 0 && n < PATH_MAX && access(tried, X_OK) == 0 &&
		    realpath(tried, out))
			return true;
	}
	return false;
}

static void limit(int what, rlim_t value)
{
	struct rlimit most = {value, value};

	setrlimit(what, &most);
}

/* in the child: everything between fork and exec */
_Noreturn static void become(const char *program, char *const *argv, const char *folder, int out)
{
	char path[PATH_MAX + 8], home[PATH_MAX + 8];
	char *const environment[] = {path, home, "LC_ALL=C.UTF-8", NULL};
	int null = open("/dev/null", O_RDONLY);

	snprintf(path, sizeof path, "PATH=%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
	snprintf(home, sizeof home, "HOME=%s", folder);
	setpgid(0, 0);
	if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(out, STDERR_FILENO) < 0)
		_exit(126);
	limit(RLIMIT_CPU, CPU_SECONDS);
	limit(RLIMIT_FSIZE, FILE_MAX);
	limit(RLIMIT_CORE, 0);
	confine(program, folder);
	execve(program, argv, environment);
	_exit(126);
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Collects until the other end is closed; false at the deadline. */
static bool listen_to(int fd, int64_t deadline, struct buffer *said)
{
	for (;;) {
		struct pollfd waiting = {fd, POLLIN, 0};
		int64_t left = deadline - now_ms();
		char room[1024];
		ssize_t n;

		if (left <= 0)
			return false;
		if (poll(&waiting, 1, (int)left) < 0 && errno != EINTR)
			return false;
		if (waiting.revents == 0)
			continue;
		n = read(fd, room, sizeof room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return true;
		if (said->n + (size_t)n <= SAID_MAX)
			buffer_add(said, (struct slice){room, (size_t)n});
	}
}

static bool wait_for(pid_t child, int64_t deadline, int *status)
{
	static const struct timespec nap = {0, POLL_MS * 1000000L};

	for (;;) {
		pid_t got = waitpid(child, status, WNOHANG);

		if (got == child)
			return true;
		if ((got < 0 && errno != EINTR) || now_ms() >= deadline)
			return false;
		nanosleep(&nap, NULL);
	}
}

enum process_end process_run(char *const *argv, const char *folder, struct buffer *said)
{
	int64_t deadline = now_ms() + (int64_t)PROCESS_SECONDS * 1000;
	char program[PATH_MAX];
	int ends[2], status = 0;
	bool over;
	pid_t child;

	if (!find_program(argv[0], program))
		return PROCESS_MISSING;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return PROCESS_FAILED;
	child = fork();
	if (child == 0)
		become(program, argv, folder, ends[1]);
	close(ends[1]);
	over = child > 0 && listen_to(ends[0], deadline, said) &&
	       wait_for(child, deadline, &status);
	close(ends[0]);
	if (child < 0)
		return PROCESS_FAILED;
	if (!over) {
		kill(-child, SIGKILL);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		return PROCESS_TIMEOUT;
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROCESS_DONE : PROCESS_FAILED;
}
