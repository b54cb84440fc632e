// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/slab.h>

static unsigned long page;
static atomic_t mappings = ATOMIC_INIT(0);

static void share_open(struct vm_area_struct *vma)
{
	atomic_inc(&mappings);
}

static void share_close(struct vm_area_struct *vma)
{
	atomic_dec(&mappings);
}

static vm_fault_t share_fault(struct vm_fault *vmf)
{
	if (vmf->pgoff)
		return VM_FAULT_SIGBUS;
	vmf->page = virt_to_page(page);
	get_page(vmf->page);
	return 0;
}

static int old_fault(struct vm_area_struct *vma, struct vm_fault *vmf)
{
	return -EFAULT;
}

static const struct vm_operations_struct share_ops = {
	.open = share_open,
	.close = share_close,
	.fault = share_fault,
};
static const struct vm_operations_struct old_ops = { .fault = old_fault };

static int share_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma_pages(vma) != 1)
		return -EINVAL;
	if (vma->vm_flags & VM_WRITE)
		vma->vm_ops = &old_ops;
	else
		vma->vm_ops = &share_ops;
	share_open(vma);
	return remap_pfn_range(vma, vma->vm_start, __pa(page) >> PAGE_SHIFT, PAGE_SIZE, vma->vm_page_prot);
}

static const struct file_operations share_fops = { .owner = THIS_MODULE, .mmap = share_mmap };
static struct miscdevice share = { .minor = MISC_DYNAMIC_MINOR, .name = "share", .fops = &share_fops };

static int __init share_init(void)
{
	page = get_zeroed_page(GFP_KERNEL);
	return page ? misc_register(&share) : -ENOMEM;
}

static void __exit share_exit(void)
{
	misc_deregister(&share);
	free_page(page);
}
module_init(share_init);
module_exit(share_exit);
MODULE_LICENSE("GPL");
