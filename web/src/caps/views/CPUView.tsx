import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { CPUFeature, CPUMode, CPUModel } from '../../engine/types/report';
import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { PlaceLink } from '../PlaceLink';
import type { Opened, Side } from '../side';
import { Failure } from './Failure';
import { Facts } from './OverviewView';

const sought = signal('');

/** The processor: of the host, or what a guest may be given. */
export function CPUView({ side }: { side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.cpu', {});
  if (!answer) return <Failure error={error} />;
  const { value: cpu, opened } = answer;
  const title = [cpu.vendor, cpu.model].filter(Boolean).join(' ') || cpu.arch;
  return (
    <div class="cpu">
      <h2 class="verdict">
        {title} {title !== cpu.arch && <span class="muted">{cpu.arch}</span>}
      </h2>
      {cpu.facts.length > 0 && <Facts side={side} opened={opened} facts={cpu.facts} />}
      {cpu.pageSizes.length > 0 && (
        <section>
          <h2>{word('cpu.pages')}</h2>
          <Facts side={side} opened={opened} facts={cpu.pageSizes} />
        </section>
      )}
      {(cpu.features.length > 0 || cpu.modes.length > 0) && (
        <search class="filters">
          <input
            class="field"
            type="search"
            placeholder={word('cpu.filter')}
            aria-label={word('cpu.filter')}
            value={sought.value}
            onInput={(event) => {
              sought.value = event.currentTarget.value;
            }}
          />
        </search>
      )}
      {cpu.modes.map((mode) => (
        <Mode key={mode.name} side={side} opened={opened} mode={mode} />
      ))}
      {cpu.features.length > 0 && (
        <section>
          <h2>{word('cpu.features', { n: cpu.features.length })}</h2>
          <Features side={side} opened={opened} features={cpu.features} />
        </section>
      )}
      {cpu.features.length === 0 && cpu.modes.length === 0 && <p class="muted">{word('cpu.noFeatures')}</p>}
    </div>
  );
}

function matches(...texts: string[]): boolean {
  const text = sought.value.trim().toLowerCase();
  return texts.some((candidate) => candidate.toLowerCase().includes(text));
}

interface FeaturesProps {
  side: Side;
  opened: Opened;
  features: readonly CPUFeature[];
}

/** Features that match the search, in the order of the document, by policy. */
function Features({ side, opened, features }: FeaturesProps) {
  const found = features.filter((feature) => matches(feature.name, feature.words, feature.policy));
  if (found.length === 0) return <p class="muted">{word('cpu.notFound', { text: sought.value })}</p>;
  const policies = [...Map.groupBy(found, (feature) => feature.policy)];
  return policies.map(([policy, group]) => (
    <div key={policy}>
      {(policy === 'require' || policy === 'disable') && (
        <h3 class="policy">{word(`cpu.${policy}`, { n: group.length })}</h3>
      )}
      <ul class="features">
        {group.map((feature) => (
          <li key={feature.place.start}>
            <button type="button" class="feature" onClick={() => side.show(opened, feature.place)}>
              <span class="code">{feature.name}</span>
              <span class="muted">{feature.words}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Mode({ side, opened, mode }: { side: Side; opened: Opened; mode: CPUMode }) {
  const state = mode.supported ? 'yes' : 'no';
  return (
    <section class="mode">
      <h2>
        <span class={`state state-${state}`}>
          <Icon name={state} />
        </span>
        <span class="code">{mode.name}</span>
        <span class={`state-${state}`}>{word(mode.supported ? 'cpu.supported' : 'cpu.unsupported')}</span>
        <PlaceLink side={side} opened={opened} spans={[mode.place]} of={mode.name} />
      </h2>
      {mode.words && <p class="why">{mode.words}</p>}
      {mode.model && <p class="short">{[mode.vendor, mode.model].filter(Boolean).join(' ')}</p>}
      {mode.features.length > 0 && <Features side={side} opened={opened} features={mode.features} />}
      {mode.models.length > 0 && <Models side={side} opened={opened} models={mode.models} />}
    </section>
  );
}

function Models({ side, opened, models }: { side: Side; opened: Opened; models: readonly CPUModel[] }) {
  const [onlyUsable, setOnlyUsable] = useState(false);
  const found = models.filter(
    (model) =>
      (!onlyUsable || model.usable === 'yes') && matches(model.name, model.vendor, ...model.blockers),
  );
  const usable = models.filter((model) => model.usable === 'yes').length;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={onlyUsable}
          onChange={(event) => setOnlyUsable(event.currentTarget.checked)}
        />
        {word('cpu.onlyUsable', { n: usable, all: models.length })}
      </label>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('cpu.model')}</th>
              <th scope="col">{word('cpu.vendor')}</th>
              <th scope="col">{word('cpu.usable')}</th>
              <th scope="col">{word('cpu.blockers')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((model) => (
              <tr key={model.place.start}>
                <th scope="row">
                  <button type="button" class="link code" onClick={() => side.show(opened, model.place)}>
                    {model.name}
                  </button>
                  {model.canonical && <span class="muted code"> → {model.canonical}</span>}
                  {model.deprecated && <span class="badge">{word('guests.isDeprecated')}</span>}
                </th>
                <td class="muted">{model.vendor}</td>
                <td>
                  <Usable usable={model.usable} />
                </td>
                <td class="code blockers">{model.blockers.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Usable({ usable }: { usable: string }) {
  const state = usable === 'yes' || usable === 'no' ? usable : 'unknown';
  return (
    <span class={`worded-state state-${state}`}>
      <Icon name={state} />
      {word(`state.${state}`)}
    </span>
  );
}
