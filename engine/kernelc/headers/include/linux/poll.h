#pragma once

#include <linux/wait.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

#define EPOLLIN ((__force __poll_t)0x00000001)
#define EPOLLPRI ((__force __poll_t)0x00000002)
#define EPOLLOUT ((__force __poll_t)0x00000004)
#define EPOLLERR ((__force __poll_t)0x00000008)
#define EPOLLHUP ((__force __poll_t)0x00000010)
#define EPOLLNVAL ((__force __poll_t)0x00000020)
#define EPOLLRDNORM ((__force __poll_t)0x00000040)
#define EPOLLRDBAND ((__force __poll_t)0x00000080)
#define EPOLLWRNORM ((__force __poll_t)0x00000100)
#define EPOLLWRBAND ((__force __poll_t)0x00000200)
#define EPOLLRDHUP ((__force __poll_t)0x00002000)
#define POLLIN 0x0001
#define POLLPRI 0x0002
#define POLLOUT 0x0004
#define POLLERR 0x0008
#define POLLHUP 0x0010
#define POLLNVAL 0x0020
#define POLLRDNORM 0x0040
#define POLLWRNORM 0x0100

struct poll_table_struct;
typedef void (*poll_queue_proc)(struct file *, wait_queue_head_t *, struct poll_table_struct *);
typedef struct poll_table_struct {
	poll_queue_proc _qproc;
	__poll_t _key;
} poll_table;
static inline void poll_wait(struct file *filp, wait_queue_head_t *wait_address, poll_table *p)
{
	if (p && p->_qproc && wait_address)
		p->_qproc(filp, wait_address, p);
}
