import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../frame/Icon';
import { pane } from '../../frame/Split';
import { language } from '../../settings';
import { word } from '../../words';
import { type Rule, useRules } from '../rulebook';
import { checker, rule, takeText } from '../work';
import { Prose } from './Prose';

/** All rules, each with code that breaks it and code that keeps it. */
export function RulesView() {
  const rules = useRules();
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const open = rule.value;
  useEffect(() => {
    // After the view has gone to its top, where it is new.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector('.rule.open')?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [open, rules]);
  if (!rules) return null;

  const broken = new Set(checker.checked.value?.info.findings.map(({ code }) => code));
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rules.filter((one) => {
    const text = `${one.code} ${one.title.en} ${one.title.zh} ${one.words[language.value]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div class="rules">
      <h2 class="visually-hidden">{word('kernel.view.rules')}</h2>
      <div class="rules-bar">
        <input
          class="field"
          type="search"
          value={wanted}
          placeholder={word('kernel.rules.search')}
          aria-label={word('kernel.rules.search')}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <span class="muted">{word('kernel.rules.count', { n: shown.length })}</span>
      </div>
      <ul class="rule-list" ref={list}>
        {shown.map((one) => (
          <RuleItem key={one.code} rule={one} broken={broken.has(one.code)} open={open === one.code} />
        ))}
      </ul>
    </div>
  );
}

function RuleItem({ rule: one, broken, open }: { rule: Rule; broken: boolean; open: boolean }) {
  const { code, title, words, wrong, right } = one;
  return (
    <li class={`rule ${open ? 'open' : ''}`}>
      <h3>
        <button
          type="button"
          class="rule-head"
          aria-expanded={open}
          onClick={() => {
            rule.value = open ? null : code;
          }}
        >
          <Icon name={open ? 'down' : 'right'} />
          <span>
            <Prose text={title[language.value]} />
          </span>
          {broken && <span class="badge">{word('kernel.rules.broken')}</span>}
          <span class="code muted">{code}</span>
        </button>
      </h3>
      {open && (
        <div class="rule-body">
          <p>
            <Prose text={words[language.value]} />
          </p>
          <Snippet title={word('kernel.rules.wrong')} state="no" text={wrong} />
          <Snippet title={word('kernel.rules.right')} state="yes" text={right} />
        </div>
      )}
    </li>
  );
}

function Snippet({ title, state, text }: { title: string; state: 'yes' | 'no'; text: string }) {
  if (text.trim() === '') return null;
  return (
    <section class={`snippet of-${state}`} aria-label={title}>
      <div class="snippet-head">
        <span class={`worded-state state-${state}`}>
          <Icon name={state} />
          {title}
        </span>
        <button
          type="button"
          class="button small"
          aria-label={word('kernel.rules.tryThis', { what: title })}
          onClick={() => {
            takeText(text.endsWith('\n') ? text : `${text}\n`);
            pane.value = 'source';
          }}
        >
          {word('kernel.rules.try')}
        </button>
      </div>
      <pre class="code" tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
