/* Lets a chosen system call on the files below a folder fail, or be the last of the process.

   Preloaded into a process (LD_PRELOAD), it numbers the calls that open, write, bring to
   disk, rename, remove or cut files of the folder, and does to one of them what it is told:

     FAULT_FOLDER  the folder, as the process names it
     FAULT_TRACE   a file that gets a line for each call: its number, its name, its paths
     FAULT_AT      the number of the call, from 1; none if it is not set
     FAULT_KIND    before   SIGKILL in place of the call
                   torn     SIGKILL after a part of a write; else as before
                   after    SIGKILL after the call
                   EIO      the call fails
                   ENOSPC   this and all later calls that take space fail
                   short    a write writes a part and says so
     FAULT_PART    how much a part is, in per cent */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { NOTHING, BEFORE, TORN, AFTER, FAIL, FULL, SHORT };

#define DESCRIPTORS 4096
static char *paths[DESCRIPTORS];
static const char *folder;
static enum kind kind;
static long at, part;
static int trace = -1;
static atomic_long calls;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  static const struct { const char *name; enum kind kind; } kinds[] = {
    {"before", BEFORE}, {"torn", TORN}, {"after", AFTER},
    {"EIO", FAIL}, {"ENOSPC", FULL}, {"short", SHORT}};
  folder = getenv("FAULT_FOLDER");
  const char *number = getenv("FAULT_AT"), *name = getenv("FAULT_KIND");
  const char *percent = getenv("FAULT_PART"), *log = getenv("FAULT_TRACE");
  at = number ? atol(number) : 0;
  part = percent ? atol(percent) : 50;
  for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
    if (!strcmp(name, kinds[i].name)) kind = kinds[i].kind;
  if (log) trace = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

static int below(const char *path) {
  return folder && path && !strncmp(path, folder, strlen(folder));
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? paths[descriptor] : NULL;
}

static void end(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Numbers a call; gives what is to be done to it. */
static enum kind next(const char *name, const char *path, const char *target,
                      int takes_space) {
  long number = atomic_fetch_add(&calls, 1) + 1;
  if (trace >= 0) {
    char line[4096];
    int size = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", number, name, path, target);
    if (REAL(write)(trace, line, size) != size) abort();
  }
  if (at && kind == FULL && number >= at && takes_space) {
    errno = ENOSPC;
    return FAIL;
  }
  if (number != at || kind == FULL) return NOTHING;
  if (kind == BEFORE) end();
  if (kind == FAIL) errno = EIO;
  return kind;
}

static int opened(int descriptor, const char *path, enum kind fault) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) {
    free(paths[descriptor]);
    paths[descriptor] = strdup(path);
  }
  if (fault == AFTER) end();
  return descriptor;
}

#define OPEN(name)                                                                 \
  int name(const char *path, int flags, ...) {                                     \
    va_list list;                                                                  \
    va_start(list, flags);                                                         \
    int mode = flags & O_CREAT ? va_arg(list, int) : 0;                            \
    va_end(list);                                                                  \
    if (!below(path)) return REAL(name)(path, flags, mode);                        \
    const char *how = flags & O_CREAT ? "create" : "open";                         \
    enum kind fault = next(how, path, "", flags & O_CREAT);                        \
    if (fault == TORN) end();                                                      \
    if (fault == FAIL) return -1;                                                  \
    return opened(REAL(name)(path, flags, mode), path, fault);                     \
  }

OPEN(open)
OPEN(open64)

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) {
    free(paths[descriptor]);
    paths[descriptor] = NULL;
  }
  return REAL(close)(descriptor);
}

/* A call that is done as a whole or not at all. */
#define WHOLE(call, name, path, target, takes_space)                               \
  enum kind fault = next(name, path, target, takes_space);                         \
  if (fault == TORN) end();                                                        \
  if (fault == FAIL) return -1;                                                    \
  int result = call;                                                               \
  if (fault == AFTER) end();                                                       \
  return result;

static size_t portion(size_t count) {
  size_t size = count * part / 100;
  return size > 0 || count == 0 ? size : 1;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  const char *path = path_of(descriptor);
  if (!path) return REAL(write)(descriptor, bytes, count);
  enum kind fault = next("write", path, "", 1);
  if (fault == FAIL) return -1;
  if (fault == TORN || fault == SHORT) count = portion(count);
  ssize_t result = REAL(write)(descriptor, bytes, count);
  if (fault == TORN || fault == AFTER) end();
  return result;
}

int fsync(int descriptor) {
  const char *path = path_of(descriptor);
  if (!path) return REAL(fsync)(descriptor);
  WHOLE(REAL(fsync)(descriptor), "fsync", path, "", 0)
}

int ftruncate(int descriptor, off_t size) {
  const char *path = path_of(descriptor);
  if (!path) return REAL(ftruncate)(descriptor, size);
  WHOLE(REAL(ftruncate)(descriptor, size), "ftruncate", path, "", 0)
}

int rename(const char *path, const char *target) {
  if (!below(path)) return REAL(rename)(path, target);
  WHOLE(REAL(rename)(path, target), "rename", path, target, 0)
}

int unlink(const char *path) {
  if (!below(path)) return REAL(unlink)(path);
  WHOLE(REAL(unlink)(path), "unlink", path, "", 0)
}

int mkdir(const char *path, mode_t mode) {
  if (!below(path)) return REAL(mkdir)(path, mode);
  WHOLE(REAL(mkdir)(path, mode), "mkdir", path, "", 1)
}
