#define _GNU_SOURCE 1
#include "CAffinity.h"

#if defined(__linux__)
#include <dirent.h>
#include <sched.h>
#include <stdlib.h>

void stay_on_one_processor(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return;
  // The last one: interrupts are on the first.
  for (int cpu = CPU_SETSIZE - 1; cpu >= 0; cpu--) {
    if (!CPU_ISSET(cpu, &set)) continue;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
    return;
  }
}

void use_all_processors(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof set, &set);
  // Threads of a pool that began while there was one processor would stay on it.
  DIR *threads = opendir("/proc/self/task");
  if (!threads) return;
  for (struct dirent *entry; (entry = readdir(threads));) {
    int thread = atoi(entry->d_name);
    if (thread > 0) sched_setaffinity(thread, sizeof set, &set);
  }
  closedir(threads);
}
#else
void use_all_processors(void) {}
void stay_on_one_processor(void) {}
#endif
