import engineURL from '../../../build/engine-kernel.wasm?url';
import { startEngine } from '../engine/engine';

const source = new TextEncoder().encode(`#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>
static ssize_t lab_read(struct file *file, char __user *to, size_t n, loff_t *at)
{
	return copy_to_user(to, file->private_data, n) ? -EFAULT : n;
}
static const struct file_operations lab_fops = { .owner = THIS_MODULE, .read = lab_read };
`);

/** The engine of the kernel lab. It starts loading as soon as this module is read. */
export const engine = startEngine(engineURL, ENGINE_BYTES.kernel, async (ask) => {
  await ask(
    'kernel.check',
    {
      files: ['lab.c'],
      main: 'lab.c',
      also: [],
      flags: [],
      systemPath: [],
      maxTokens: 0,
      bare: false,
      teach: true,
    },
    [source],
  );
});
