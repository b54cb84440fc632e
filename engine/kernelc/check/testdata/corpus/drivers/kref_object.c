// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/kref.h>
#include <linux/slab.h>

struct session {
	struct kref ref;
	struct list_head list;
	char user[16];
};

static LIST_HEAD(sessions);
static DEFINE_MUTEX(sessions_lock);

static void session_free(struct kref *kref)
{
	struct session *s = container_of(kref, struct session, ref);

	list_del(&s->list);
	kfree(s);
}

static struct session *session_new(const char *user)
{
	struct session *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return ERR_PTR(-ENOMEM);
	kref_init(&s->ref);
	strscpy(s->user, user, sizeof(s->user));
	mutex_lock(&sessions_lock);
	list_add(&s->list, &sessions);
	mutex_unlock(&sessions_lock);
	return s;
}

static struct session *session_find(const char *user)
{
	struct session *s;

	mutex_lock(&sessions_lock);
	list_for_each_entry(s, &sessions, list)
		if (!strcmp(s->user, user) && kref_get_unless_zero(&s->ref))
			goto found;
	s = NULL;
found:
	mutex_unlock(&sessions_lock);
	return s;
}

static void session_bad_free(struct session *s)
{
	kfree(s);
}

static int __init session_init(void)
{
	struct session *s = session_new("root");

	if (IS_ERR(s))
		return PTR_ERR(s);
	s = session_find("root");
	kref_put(&s->ref, session_free);
	kref_put(&s->ref, session_bad_free);
	return 0;
}
module_init(session_init);
MODULE_LICENSE("GPL");
