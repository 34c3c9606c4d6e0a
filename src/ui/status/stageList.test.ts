import { describe, expect, it } from 'vitest';
import type { AppState } from '../../state/appState.ts';
import { openFinishedPage, openPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { stagesOf, statusLine } from './stageList.ts';

const finished = (await openFinishedPage()).getState();
const working = async (): Promise<AppState> => {
  const page = await openReadyPage();
  await showPicture(page);
  return page.getState();
};

describe('the four stages', () => {
  it('begin with the network under way, while the engine starts', () => {
    expect(stagesOf(openPage().getState())).toEqual({
      network: 'running',
      picture: 'ahead',
      maps: 'ahead',
      search: 'ahead',
    });
  });

  it('are all done in the end', () => {
    expect(new Set(Object.values(stagesOf(finished)))).toEqual(new Set(['done']));
  });

  it('after the answer maps or search are under way', async () => {
    const stages = stagesOf(await working());
    expect(stages).toMatchObject({ network: 'done', picture: 'done' });
    expect([stages.maps, stages.search]).toContain('running');
  });

  it('one failed map marks the maps, unless another is still under way', () => {
    const [first = '', second = ''] = Object.keys(finished.maps);
    const failed = { ...finished.maps[first]!, status: 'failed' } as const;
    const running = { ...finished.maps[second]!, status: 'running' } as const;
    expect(stagesOf({ ...finished, maps: { ...finished.maps, [first]: failed } }).maps).toBe('failed');
    expect(stagesOf({ ...finished, maps: { ...finished.maps, [first]: failed, [second]: running } }).maps).toBe(
      'running',
    );
  });

  it('a method that does not suit the network is no failed map', () => {
    const [first = ''] = Object.keys(finished.maps);
    const failure = { kind: 'method-unsuited', method: 'x', model: 'one', detail: 'no' } as const;
    const unsuited = { ...finished.maps[first]!, status: 'failed', failure } as const;
    expect(stagesOf({ ...finished, maps: { ...finished.maps, [first]: unsuited } }).maps).toBe('done');
  });

  it('an engine that cannot start is a failed network', () => {
    expect(stagesOf({ ...finished, engine: { ...finished.engine, status: 'failed' } }).network).toBe('failed');
  });
});

describe('the status line', () => {
  it('says what came of it in the end', () => {
    expect(statusLine(finished).text).toBe('60 combinations tried in 1.2\u202fs');
  });

  it('speaks of what was asked about a map while that runs', () => {
    const [first = ''] = Object.keys(finished.maps);
    const asked = { status: 'running', share: 0.25, result: null, failure: null } as const;
    const withMap = (change: object) =>
      statusLine({ ...finished, maps: { ...finished.maps, [first]: { ...finished.maps[first]!, ...change } } });
    expect(withMap({ measures: { ...asked, thorough: false } })).toEqual({ text: 'Measuring', share: 0.25 });
    expect(withMap({ randomised: asked }).text).toMatch(/random weights/);
  });

  it('speaks of the download before all else', () => {
    const card = finished.catalogue.models[0]!;
    const opening = {
      name: 'x',
      blob: null,
      model: card,
      progress: { stage: 'download', bytes: 1e6, total: 4e6 },
    } as const;
    expect(statusLine({ ...finished, opening })).toEqual({
      text: `Loading ${card.name}: 1.0\u202fMB of 4.0\u202fMB`,
      share: 0.25,
    });
  });

  it('an answer to an earlier question is not taken for progress', () => {
    const search = { ...finished.search, status: 'running', stale: true } as const;
    expect(statusLine({ ...finished, search }).text).toBe('Searching');
  });

  it('says that a search was stopped before it found anything', () => {
    const search = { ...finished.search, findings: null, status: 'stopped' } as const;
    expect(statusLine({ ...finished, search }).text).toBe('Stopped before the first combination was found');
  });

  it('says what a stopped search kept', () => {
    const search = { ...finished.search, status: 'stopped' } as const;
    expect(statusLine({ ...finished, search }).text).toBe('Stopped after 60 combinations; 2 that are enough kept');
  });

  it('names the back end on trial', () => {
    const { engine, ...rest } = openPage().getState();
    expect(statusLine({ ...rest, engine: { ...engine, trying: 'webgpu' } }).text).toBe('Trying WebGPU');
  });
});
