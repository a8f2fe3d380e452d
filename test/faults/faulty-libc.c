/*
 * A disk that fails and a clock that is wrong, for one process: loaded before libc (LD_PRELOAD), told what to do by the
 * file FAULTS, which may change while the process runs. Its lines:
 *   write NAME   a write to a file whose path ends with NAME fails with EIO
 *   sync NAME    so does an fsync or fdatasync of it
 *   clock N      the time of day is N seconds later than it is (earlier, where N is negative)
 * A byte goes to the file FAULTS.met for each call that failed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *faults(void) {
  static const char *path;
  if (!path) path = getenv("FAULTS");
  return path;
}

/* What the file says, read anew each time; 0 where there is none. */
static ssize_t told(char *text, size_t size) {
  const char *path = faults();
  if (!path) return 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return 0;
  ssize_t length = syscall(SYS_read, fd, text, size - 1);
  syscall(SYS_close, fd);
  if (length < 0) return 0;
  text[length] = 0;
  return length;
}

static int ends_with(const char *path, const char *name) {
  size_t long_ = strlen(path), short_ = strlen(name);
  return long_ >= short_ && strcmp(path + long_ - short_, name) == 0;
}

static void count(void) {
  char path[4096];
  snprintf(path, sizeof path, "%s.met", faults());
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return;
  syscall(SYS_write, fd, "x", 1);
  syscall(SYS_close, fd);
}

static int fails(const char *operation, int fd) {
  char text[1024], link[64], path[4096], *rest = NULL;
  if (told(text, sizeof text) == 0) return 0;
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  errno = kept;
  if (length <= 0) return 0;
  path[length] = 0;
  for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
    size_t named = strlen(operation);
    if (strncmp(line, operation, named) != 0 || line[named] != ' ') continue;
    if (!ends_with(path, line + named + 1)) continue;
    count();
    errno = EIO;
    return 1;
  }
  return 0;
}

ssize_t write(int fd, const void *from, size_t size) {
  return fails("write", fd) ? -1 : syscall(SYS_write, fd, from, size);
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  return fails("write", fd) ? -1 : syscall(SYS_pwrite64, fd, from, size, at);
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  return fails("write", fd) ? -1 : syscall(SYS_pwrite64, fd, from, size, at);
}
ssize_t writev(int fd, const struct iovec *from, int parts) {
  return fails("write", fd) ? -1 : syscall(SYS_writev, fd, from, parts);
}
int fsync(int fd) { return fails("sync", fd) ? -1 : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return fails("sync", fd) ? -1 : (int)syscall(SYS_fdatasync, fd); }

static long later(void) {
  char text[1024], *rest = NULL;
  if (told(text, sizeof text) == 0) return 0;
  for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
    if (strncmp(line, "clock ", 6) == 0) return atol(line + 6);
  return 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, clock, now);
  if (!failed && clock == CLOCK_REALTIME) now->tv_sec += later();
  return failed;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int failed = (int)syscall(SYS_gettimeofday, now, zone);
  if (!failed) now->tv_sec += later();
  return failed;
}
time_t time(time_t *at) {
  struct timeval now;
  gettimeofday(&now, NULL);
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}
