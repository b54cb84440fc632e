/**
 * What the browser keeps between visits. Small things stand in localStorage,
 * which is written at once even while the page goes away; texts that are too
 * large for it in IndexedDB. A browser that keeps nothing (private windows,
 * full disks) is no error: the page works without.
 */

const prefix = 'ringlab.';

export function kept(key: string, storage: 'local' | 'session' = 'local'): string | null {
  try {
    return open(storage).getItem(prefix + key);
  } catch {
    return null;
  }
}

/** Returns whether the value could be kept; null forgets it. */
export function keep(key: string, value: string | null, storage: 'local' | 'session' = 'local'): boolean {
  try {
    if (value === null) open(storage).removeItem(prefix + key);
    else open(storage).setItem(prefix + key, value);
    return true;
  } catch {
    return false;
  }
}

function open(storage: 'local' | 'session'): Storage {
  return storage === 'local' ? localStorage : sessionStorage;
}

export async function keptLarge(key: string): Promise<string | null> {
  const value = await transact('readonly', (store) => store.get(key)).catch(() => null);
  return typeof value === 'string' ? value : null;
}

export async function keepLarge(key: string, value: string | null): Promise<void> {
  await transact('readwrite', (store) => (value === null ? store.delete(key) : store.put(value, key))).catch(
    () => undefined,
  );
}

function transact(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ringlab', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('texts', mode);
      const request = work(transaction.objectStore('texts'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
