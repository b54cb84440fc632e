// sparse: -nostdinc -isystem HEADERS
// labmmap: gives one zeroed kernel page to user space
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/mm.h>

static char *page;

static void v_open(struct vm_area_struct *v) { pr_info("labmmap: vma open\n"); }
static void v_close(struct vm_area_struct *v)
{
	pr_info("labmmap: vma close, page says \"%.16s\" refcount=%d\n", page, module_refcount(THIS_MODULE));
}
static const struct vm_operations_struct v_ops = { .open = v_open, .close = v_close };

static int m_mmap(struct file *f, struct vm_area_struct *vma)
{
	unsigned long len = vma->vm_end - vma->vm_start;

	pr_info("labmmap: mmap len=%lu pgoff=%lu write=%d shared=%d refcount=%d\n", len, vma->vm_pgoff,
		!!(vma->vm_flags & VM_WRITE), !!(vma->vm_flags & VM_SHARED), module_refcount(THIS_MODULE));
	if (vma->vm_pgoff || len != PAGE_SIZE)
		return -EINVAL;
	vma->vm_ops = &v_ops;
	return vm_insert_page(vma, vma->vm_start, virt_to_page(page));
}
static const struct file_operations m_fops = { .owner = THIS_MODULE, .mmap = m_mmap };
static struct miscdevice m_dev = { .minor = MISC_DYNAMIC_MINOR, .name = "labmmap", .fops = &m_fops };

static int __init m_init(void)
{
	page = (char *)get_zeroed_page(GFP_KERNEL);
	if (!page)
		return -ENOMEM;
	strcpy(page, "from the kernel");
	return misc_register(&m_dev);
}
static void __exit m_exit(void)
{
	misc_deregister(&m_dev);
	pr_info("labmmap: exit, page says \"%.16s\"\n", page);
	free_page((unsigned long)page);
}
module_init(m_init);
module_exit(m_exit);
MODULE_LICENSE("GPL");
