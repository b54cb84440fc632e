import { useState } from 'preact/hooks';
import { copy } from '../frame/handOver';
import { Icon } from '../frame/Icon';
import { word } from '../words';

const command = 'ringlab serve --hosts hosts.yaml';

const example = `hosts:
  - id: here
    name: This machine
    uri: qemu:///system
  - id: node-1
    name: Node 1
    uri: qemu+tls://node-1.example.org/system
    pki: /etc/pki/ringlab
    labels: {rack: "3"}
  - id: node-2
    uri: qemu+ssh://monitor@node-2.example.org/system
    ssh_key: /etc/ringlab/id_ed25519
    known_hosts: /etc/ringlab/known_hosts
`;

/** The server watches no hosts: how an operator has it watch some. */
export function NoHosts() {
  const [copied, setCopied] = useState(false);
  return (
    <div class="empty live-empty">
      <h2>{word('live.empty')}</h2>
      <p>{word('live.empty.how')}</p>
      <pre class="command">{command}</pre>
      <p>{word('live.empty.file')}</p>
      <pre class="command" tabIndex={0} role="region" aria-label="hosts.yaml">
        {example}
      </pre>
      <button type="button" class="button" onClick={() => void copy(example).then(setCopied)}>
        <Icon name={copied ? 'yes' : 'copy'} />
        {word(copied ? 'frame.copied' : 'live.empty.copy')}
      </button>
      <p class="muted">{word('live.empty.reload')}</p>
    </div>
  );
}
