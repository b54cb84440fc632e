import { useEffect, useRef, useState } from 'preact/hooks';
import type { CapsTreeNode } from '../../engine/types/protocol';
import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import type { Opened, Side } from '../side';
import { Failure } from './Failure';

/** Children are fetched and shown in runs of this many. */
const run = 200;

/** The document as it is, every node of it. */
export function TreeView({ side }: { side: Side }) {
  const opened = side.latest.value;
  const { answer, error } = useAnswer(opened, 'caps.tree', { node: 0, from: 0, count: run });
  const tree = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (!answer || tree.current?.querySelector('[tabindex="0"]')) return;
    tree.current?.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  });

  if (!answer) return <Failure error={error} />;
  return (
    <ul class="tree" role="tree" aria-label={word('tree.label')} ref={tree} onKeyDown={onKeyDown}>
      <Children side={side} opened={answer.opened} node={0} from={0} level={1} />
    </ul>
  );
}

interface ChildrenProps {
  side: Side;
  opened: Opened;
  node: number;
  from: number;
  level: number;
}

/** One run of a node's children, and the next one on demand. */
function Children({ side, opened, node, from, level }: ChildrenProps) {
  const [more, setMore] = useState(false);
  const { answer, error } = useAnswer(opened, 'caps.tree', { node, from, count: run });
  if (!answer) return <Failure error={error} />;
  const { nodes, total } = answer.value;
  const next = from + nodes.length;
  return (
    <>
      {nodes.map((child) => (
        <TreeItem key={child.place.start} side={side} opened={answer.opened} node={child} level={level} />
      ))}
      {next < total &&
        nodes.length > 0 &&
        (more ? (
          <Children side={side} opened={opened} node={node} from={next} level={level} />
        ) : (
          <li
            role="treeitem"
            aria-level={level}
            tabIndex={-1}
            class="tree-more"
            onClick={(event) => {
              event.stopPropagation();
              setMore(true);
            }}
          >
            {word('frame.more', { n: total - next })}
          </li>
        ))}
    </>
  );
}

function TreeItem({
  side,
  opened,
  node,
  level,
}: {
  side: Side;
  opened: Opened;
  node: CapsTreeNode;
  level: number;
}) {
  const [open, setOpen] = useState(level <= 2);
  const expandable = node.children > 0;
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={expandable ? open : undefined}
      tabIndex={-1}
      class={`tree-item tree-${node.kind}`}
      onClick={(event) => {
        event.stopPropagation();
        focusItem(event.currentTarget);
        side.show(opened, node.place, false);
      }}
      onDblClick={(event) => {
        event.stopPropagation();
        if (expandable) setOpen(!open);
      }}
    >
      <div class="tree-row">
        {expandable ? (
          <button
            type="button"
            class="tree-toggle"
            tabIndex={-1}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              setOpen(!open);
            }}
          >
            <Icon name={open ? 'down' : 'right'} />
          </button>
        ) : (
          <span class="tree-toggle" />
        )}
        <NodeText node={node} />
      </div>
      {expandable && open && (
        <ul role="group">
          <Children side={side} opened={opened} node={node.id} from={0} level={level + 1} />
        </ul>
      )}
    </li>
  );
}

function NodeText({ node }: { node: CapsTreeNode }) {
  if (node.kind !== 'element') {
    return (
      <span class="tree-text">
        {node.kind !== 'text' && <span class="badge">{word(`tree.${node.kind}`)}</span>} {node.text.trim()}
      </span>
    );
  }
  return (
    <span class="tree-text">
      <span class="tree-name">{node.name}</span>
      {node.attributes.map((attribute) => (
        <span key={attribute.place.start} class={attribute.modelled ? '' : 'unmodelled'}>
          {' '}
          <span class="tree-attribute">{attribute.name}</span>=
          <span class="tree-value">"{attribute.value}"</span>
        </span>
      ))}
      {node.text && <span class="tree-content"> {node.text}</span>}
      {(!node.modelled || node.attributes.some((attribute) => !attribute.modelled)) && (
        <>
          {' '}
          <span class="badge" title={word('tree.unmodelledWhy')}>
            {word('tree.unmodelled')}
          </span>
        </>
      )}
    </span>
  );
}

/** Keys of a tree, as the ARIA practices describe them. */
function onKeyDown(event: KeyboardEvent): void {
  const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
  const tree = item?.closest('[role=tree]');
  if (!item || !tree) return;
  const visible = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const at = visible.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  const toggle = () => item.querySelector<HTMLElement>(':scope > .tree-row > .tree-toggle')?.click();
  let next: HTMLElement | null | undefined;
  switch (event.key) {
    case 'ArrowDown':
      next = visible[at + 1];
      break;
    case 'ArrowUp':
      next = visible[at - 1];
      break;
    case 'Home':
      next = visible[0];
      break;
    case 'End':
      next = visible.at(-1);
      break;
    case 'ArrowRight':
      if (expanded === 'false') toggle();
      else if (expanded === 'true') next = visible[at + 1];
      break;
    case 'ArrowLeft':
      if (expanded === 'true') toggle();
      else next = item.parentElement?.closest<HTMLElement>('[role=treeitem]');
      break;
    case 'Enter':
    case ' ':
      item.click();
      break;
    default:
      return;
  }
  event.preventDefault();
  if (next) focusItem(next);
}

/** Only the focused item is a stop of Tab. */
function focusItem(item: HTMLElement): void {
  const before = item.closest('[role=tree]')?.querySelector('[role=treeitem][tabindex="0"]');
  before?.setAttribute('tabindex', '-1');
  item.setAttribute('tabindex', '0');
  item.focus();
}
