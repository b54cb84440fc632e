import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findings, screens } from './axe.ts';
import { type Lab, type OpenLab, test } from './lab.ts';
import { domain, FakeServer, hostRow } from './liveFake.ts';

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/** Hosts in every state, and some that are well. */
function hosts(wells: number): Record<string, object> {
  const rows = [
    hostRow('gone', {
      name: 'Gone',
      state: 'offline',
      code: 'refused',
      reason: 'connect: connection refused',
      since: ago(180_000),
      attempts: 12,
      nextTry: ago(-7000),
    }),
    hostRow('slow', { name: 'Slow', state: 'degraded', code: 'slow', reason: 'took 1.8 s', latency: 1800 }),
    hostRow('new', { name: 'New', state: 'connecting', code: 'reading', reason: 'reading, 12 s so far' }),
    hostRow('demo', { name: 'Demo', source: 'recording' }),
  ];
  for (let n = 1; n <= wells; n++) {
    rows.push(hostRow(`node-${n}`, { name: `Node ${n}`, labels: { rack: String(n % 4) }, busy: n / 1000 }));
  }
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A table of domains, every third of which is shut off. */
function domains(count: number): Record<string, object> {
  const rows: Record<string, object> = {};
  for (let n = 0; n < count; n++) {
    const off = n % 3 === 2;
    const { at, persistent, xml, ...row } = domain(uuid(n), `vm-${n}`, {
      state: off ? 'shutoff' : 'running',
      id: off ? -1 : n,
      cpu: (n % 40) / 10,
    });
    if (off) delete row.cpu;
    rows[row.uuid] = row;
  }
  return rows;
}

const inventory = {
  'network/default': {
    name: 'default',
    uuid: uuid(1),
    active: true,
    persistent: true,
    autostart: true,
    bridge: 'virbr0',
  },
  'pool/images': {
    name: 'images',
    uuid: uuid(2),
    state: 'running',
    persistent: true,
    autostart: false,
    capacity: 1024 ** 4,
    allocation: 1024 ** 4 / 4,
    available: (1024 ** 4 / 4) * 3,
  },
  'device/computer': { name: 'computer', parent: '', kinds: ['system'] },
};

/** A page that a server of the test's own talks to. */
async function openLive(another: OpenLab, path: string, server = new FakeServer(), options = {}) {
  const lab = await another(options);
  await server.serve(lab.page);
  await lab.page.goto(lab.url + path);
  return { lab, page: lab.page, server };
}

const names = (page: Page) => page.locator('.host-name > a').allInnerTexts();
const domainNames = (page: Page) => page.locator('.domain-row .domain-name').allInnerTexts();
const notice = (page: Page): Locator => page.locator('.live > .notice');

function withHosts(wells = 3): FakeServer {
  const server = new FakeServer();
  server.set('hosts', '', hosts(wells));
  server.set('domains', 'node-1', domains(30));
  server.set('domain', 'node-1', { domain: domain(uuid(4), 'vm-4') }, uuid(4));
  return server;
}

describe('the list of hosts', () => {
  test('has the worst first, and says in words why and since when', async ({ another }) => {
    const { page } = await openLive(another, '/live', withHosts());
    await expect
      .poll(() => names(page))
      .toEqual(['Gone', 'Slow', 'New', 'Demo', 'Node 1', 'Node 2', 'Node 3']);
    const gone = page.getByRole('row', { name: /Gone/ });
    const text = await gone.innerText();
    for (const part of ['Offline', '3 min', 'Nobody listens there', 'connection refused', 'Tried 12 times']) {
      expect(text).toContain(part);
    }
    expect(await page.getByRole('row', { name: /Demo/ }).innerText()).toContain('Recording');
    expect(await page.getByLabel('Hosts by state').innerText()).toMatch(/1\s*Offline.*4\s*Online/s);
    expect(await page.title()).toBe('Live · ringlab');
  });

  test('is sorted by a column, and narrowed by words and labels', async ({ another }) => {
    const { page } = await openLive(another, '/live', withHosts());
    await page.getByRole('button', { name: 'CPU' }).click();
    const sorted = () => page.getByRole('columnheader', { name: 'CPU' }).getAttribute('aria-sort');
    await expect.poll(sorted).toBe('descending');
    await expect.poll(async () => (await names(page)).slice(-3)).toEqual(['Node 3', 'Node 2', 'Node 1']);
    await page.getByRole('button', { name: 'CPU' }).click();
    await expect.poll(sorted).toBe('ascending');
    await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual(['Node 1', 'Node 2', 'Node 3']);
    await page.keyboard.press('/');
    await page.keyboard.type('rack=2');
    await expect.poll(() => names(page)).toEqual(['Node 2']);
    await page.keyboard.type(' nothing');
    await page.getByText('Nothing matches the filter.').waitFor();
  });

  test('follows what changes', async ({ another }) => {
    const { page, server } = await openLive(another, '/live', withHosts());
    await page.getByRole('row', { name: /Gone/ }).waitFor();
    const changed = hosts(2);
    changed.gone = hostRow('gone', { name: 'Back' });
    server.set('hosts', '', changed);
    await expect.poll(() => names(page)).toEqual(['Slow', 'New', 'Back', 'Demo', 'Node 1', 'Node 2']);
  });

  test('without a host explains how to have some', async ({ another }) => {
    const server = new FakeServer();
    server.set('hosts', '', {});
    const { page } = await openLive(another, '/live', server);
    await page.getByText('This server watches no hosts').waitFor();
    await page.getByRole('button', { name: 'Copy the example' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('uri: qemu:///system');
    server.set('hosts', '', hosts(1));
    await page.getByRole('row', { name: /Node 1/ }).waitFor();
  });
});

describe('a host', () => {
  test('has an address, a title and a way back', async ({ another }) => {
    const { page, lab } = await openLive(another, '/live', withHosts());
    await page.getByRole('link', { name: 'Node 1' }).click();
    await page.getByRole('heading', { name: 'Node 1', level: 1 }).waitFor();
    expect(page.url()).toBe(`${lab.url}/live/node-1`);
    expect(await page.title()).toBe('Node 1 · Live · ringlab');
    await page.getByRole('tab', { name: 'Domains' }).click();
    expect(page.url()).toBe(`${lab.url}/live/node-1?view=domains`);
    await page.getByRole('link', { name: 'vm-4', exact: true }).click();
    expect(page.url()).toBe(`${lab.url}/live/node-1/domain/${uuid(4)}`);
    await expect.poll(() => page.title()).toBe('vm-4 · Node 1 · Live · ringlab');
    await page.goBack();
    await page.getByRole('grid').waitFor();
    expect(await page.title()).toBe('Node 1 · Live · ringlab');
    await page.reload();
    await page.getByRole('grid').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Live hosts' }).waitFor();
    await page.getByRole('link', { name: 'Capabilities' }).click();
    await lab.editor.waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Capabilities · ringlab');
  });

  test('that is away says why, and what can be done', async ({ another }) => {
    const { page } = await openLive(another, '/live/gone', withHosts());
    const why = page.locator('.live-why');
    await expect.poll(() => why.innerText()).toMatch(/Nobody listens there.*Check that libvirtd/s);
    expect(await why.innerText()).toContain('for 3 min');
  });

  test('that is a recording is called one', async ({ another }) => {
    const { page } = await openLive(another, '/live/demo', withHosts());
    await page.locator('.live-bar').getByText('Recording', { exact: true }).waitFor();
    await page.goto(page.url().replace('demo', 'node-1'));
    await page.locator('.live-bar').getByText('Live', { exact: true }).waitFor();
  });

  test('that nobody knows is said not to be there, until it is', async ({ another }) => {
    const { page, server } = await openLive(another, '/live/nobody', withHosts());
    await page.getByText('There is no host nobody').waitFor();
    server.set('hosts', '', { nobody: hostRow('nobody', { name: 'Somebody' }) });
    await page.getByRole('heading', { name: 'Somebody' }).waitFor();
  });
});

describe('the domains', () => {
  test('2,000 are a table of which only some rows are drawn', async ({ another }) => {
    const server = withHosts();
    server.set('domains', 'node-1', domains(2000));
    const { page, lab } = await openLive(another, '/live/node-1?view=domains', server);
    const grid = page.getByRole('grid', { name: 'Domains' });
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('2001');
    expect(await page.locator('.domain-row').count()).toBeLessThan(80);
    await grid.evaluate((element) => {
      element.scrollTop = 1000 * 32;
    });
    await expect.poll(() => domainNames(page)).toContain('vm-1500');
    await grid.evaluate((element) => {
      element.scrollTop = 0;
    });

    await page.locator('.domain-row[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => focusedRow(page)).toBe('vm-1997');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focusedRow(page)).toBe('vm-1');
    // The keyboard stays with its row, wherever that goes.
    const changed = domains(2000);
    changed[uuid(1)] = { ...changed[uuid(1)], state: 'shutoff', id: -1 };
    server.set('domains', 'node-1', changed);
    await expect.poll(() => page.locator('.domain-row[aria-rowindex="3"]').innerText()).toContain('vm-3');
    expect(await focusedRow(page)).toBe('vm-1');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${lab.url}/live/node-1/domain/${uuid(1)}`);
  });

  test('are sorted and narrowed by name and state', async ({ another }) => {
    const { page } = await openLive(another, '/live/node-1?view=domains', withHosts());
    await page.getByRole('button', { name: 'CPU', exact: true }).click();
    await expect.poll(async () => (await domainNames(page))[0]).toBe('vm-28');
    await page.getByRole('button', { name: /Shut off/ }).click();
    await expect.poll(() => page.locator('.domain-row').count()).toBe(10);
    expect(await page.getByText('10 of 30').isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('vm-2');
    await expect.poll(() => domainNames(page)).toEqual(['vm-2', 'vm-20', 'vm-23', 'vm-26', 'vm-29']);
  });
});

/** The name of the domain whose row has the keyboard. */
function focusedRow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.querySelector('.domain-name')?.textContent ?? undefined);
}

describe('the connection', () => {
  test('is made again when it is lost, and goes on where it was', async ({ another }) => {
    const { page, server } = await openLive(another, '/live', withHosts());
    await page.getByRole('row', { name: /Gone/ }).waitFor();
    server.stopping = true;
    server.drop(1001, 'the server is stopping');
    await expect
      .poll(() => notice(page).innerText())
      .toMatch(/The server is stopping.*What is shown is \d+ s old/s);
    expect(await page.locator('.stale .hosts-table').count()).toBe(1);
    expect(await names(page)).toContain('Node 1');
    server.stopping = false;
    server.requests.length = 0;
    await notice(page).getByRole('button', { name: 'Try now' }).click();
    await expect.poll(() => notice(page).count()).toBe(0);
    await expect.poll(() => page.locator('.stale .hosts-table').count()).toBe(0);
    expect(server.requests).toEqual([
      { kind: 'subscribe', key: { host: '', topic: 'hosts', item: '' }, epoch: 'e', seq: 1 },
    ]);
  });

  test('comes back by itself', async ({ another }) => {
    const { page, server } = await openLive(another, '/live', withHosts());
    await page.getByRole('row', { name: /Gone/ }).waitFor();
    server.drop(1001, 'the server is stopping');
    const changed = hosts(9);
    server.set('hosts', '', changed);
    await expect.poll(() => names(page)).toContain('Node 9');
  });

  test('asks for all where a change is missing', async ({ another }) => {
    const { page, server } = await openLive(another, '/live', withHosts(3));
    await page.getByRole('row', { name: /Gone/ }).waitFor();
    server.changeUnheard('hosts', '', hosts(4));
    const rows = hosts(4);
    delete rows.gone;
    server.set('hosts', '', rows);
    await expect
      .poll(() => names(page))
      .toEqual(['Slow', 'New', 'Demo', 'Node 1', 'Node 2', 'Node 3', 'Node 4']);
    expect(server.requests.map(({ kind }) => kind)).toEqual(['subscribe', 'unsubscribe', 'subscribe']);
  });

  test('asks for the token that the server needs, and keeps it for the tab only', async ({ another }) => {
    const server = withHosts();
    server.token = 'open sesame, please';
    const { page, lab } = await openLive(another, '/live', server);
    lab.complaints.expect(/401/);
    const field = page.getByLabel('Token');
    await field.fill('open barley');
    await field.press('Enter');
    await page.getByText('The server does not take this token.').waitFor();
    await field.fill('open sesame, please');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('row', { name: /Gone/ }).waitFor();
    expect(page.url()).toBe(`${lab.url}/live`);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('sesame');
    await page.reload();
    await page.getByRole('row', { name: /Gone/ }).waitFor();
  });
});

test('frozen, the page keeps its moment; then it shows the newest', async ({ another }) => {
  const { page, server } = await openLive(another, '/live', withHosts());
  await page.getByRole('row', { name: /Gone/ }).waitFor();
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByText(/Frozen at/).waitFor();
  server.set('hosts', '', hosts(5));
  server.set('hosts', '', hosts(6));
  // What is asked after the change is answered after it.
  await page.getByRole('link', { name: 'Node 1' }).click();
  await page.getByRole('tab', { name: 'Domains' }).click();
  await page.getByRole('link', { name: 'vm-1', exact: true }).waitFor();
  await page.getByRole('link', { name: 'All hosts' }).click();
  expect(await names(page)).not.toContain('Node 5');
  await page.locator('.live-bar').getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => names(page)).toContain('Node 6');
});

describe('the inventory', () => {
  test('shows the XML of what is opened', async ({ another }) => {
    const server = withHosts();
    server.set('inventory', 'node-1', inventory);
    server.answering = ({ name }) =>
      name === 'network/default'
        ? { text: '<network><name>default</name></network>' }
        : { text: '', error: { code: 'notOnline', message: 'the host is away' } };
    const { page } = await openLive(another, '/live/node-1?view=inventory', server);
    expect(await page.getByRole('row', { name: /images/ }).innerText()).toMatch(/running.*25 %.*1 TiB/s);
    await page.getByRole('button', { name: 'default' }).click();
    await expect.poll(() => page.locator('.cm-content').innerText()).toContain('<name>default</name>');
    expect(server.questions).toEqual([{ kind: 'inventoryXML', host: 'node-1', name: 'network/default' }]);
    await page.getByRole('button', { name: 'images' }).click();
    await page.getByText('The host cannot be asked now.').waitFor();
    await page.getByText('the host is away').waitFor();
    await page.getByRole('searchbox').fill('comp');
    await expect.poll(() => page.locator('.inventory-table').count()).toBe(1);
  });
});

test('the static text is replaced without moving', async ({ another }) => {
  const lab = await another();
  await lab.page.route('**/*.js', (route) =>
    route.request().url().includes('start.js') ? route.continue() : undefined,
  );
  await lab.page.goto(`${lab.url}/live`, { waitUntil: 'commit' });
  const title = lab.page.getByRole('heading', { level: 1 });
  await title.waitFor();
  const before = { text: await title.innerText(), at: await title.boundingBox() };
  await lab.page.unrouteAll({ behavior: 'ignoreErrors' });
  await withHosts().serve(lab.page);
  await lab.page.reload();
  await lab.page.locator('.hosts-table').waitFor();
  expect({ text: await title.innerText(), at: await title.boundingBox() }).toEqual(before);
});

describe('axe finds nothing wrong', { timeout: 60_000 }, () => {
  test.for(screens)('in $language, $colorScheme, $width px', async (screen, { another }) => {
    const { language, colorScheme, width } = screen;
    const server = withHosts();
    server.set('inventory', 'node-1', inventory);
    server.answering = () => ({ text: '<network/>' });
    const options = {
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme,
      viewport: { width, height: 800 },
    };
    const { page, lab } = await openLive(another, '/live', server, options);
    await page.locator('.hosts-table').waitFor();
    expect(await findings(lab), 'the hosts').toEqual([]);
    await page.goto(`${lab.url}/live/node-1?view=domains`);
    await page.getByRole('grid').waitFor();
    expect(await findings(lab), 'the domains').toEqual([]);
    await page.goto(`${lab.url}/live/node-1?view=inventory`);
    await page.locator('.expander').first().click();
    await page.locator('.cm-content').waitFor();
    expect(await findings(lab), 'the inventory').toEqual([]);
    await page.goto(`${lab.url}/live/gone?view=domains`);
    await page.locator('.live-why').waitFor();
    expect(await findings(lab), 'a host that is away').toEqual([]);
    await page.goto(`${lab.url}/live/node-1?view=domains`);
    await page.getByRole('grid').waitFor();
    await page.locator('.live-bar button').click();
    server.stopping = true;
    server.drop(1001, 'the server is stopping');
    await page.locator('.live > .bad').waitFor();
    expect(await findings(lab), 'frozen, without a connection').toEqual([]);
    await noOverflow(lab);
  });

  test('where there are no hosts, no such host, and a token to give', async ({ another }) => {
    const server = new FakeServer();
    server.set('hosts', '', {});
    const { page, lab } = await openLive(another, '/live', server);
    await page.getByText('This server watches no hosts').waitFor();
    expect(await findings(lab), 'no hosts').toEqual([]);
    await page.goto(`${lab.url}/live/nobody`);
    await page.getByText('There is no host nobody').waitFor();
    expect(await findings(lab), 'no such host').toEqual([]);
    server.token = 'secret';
    lab.complaints.expect(/401/);
    await page.reload();
    await page.getByLabel('Token').waitFor();
    expect(await findings(lab), 'a token to give').toEqual([]);
  });
});

/** Nothing stands out of the page. */
async function noOverflow({ page }: Lab): Promise<void> {
  const { width, within } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    within: innerWidth,
  }));
  expect(width).toBeLessThanOrEqual(within);
}
