import { IntlProvider } from 'use-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import pupilPolls from '@/lib/i18n/messages/de/pupil-polls.json';
import ui from '@/lib/i18n/messages/de/ui.json';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import { pollPictures, pollTemplates, type PollFact } from '@/lib/polls/schema';
import { readyCounts } from '@/lib/polls/rules';
import { PollPicture } from './poll-picture';
import { PupilPoll } from './pupil-poll';

const poll: PollFact = {
  pollId: 'one',
  template: 'own',
  question: 'Was schwimmt?',
  answers: [{ word: 'Korken', picture: 'cork' }, { picture: 'stone' }],
  multiple: false,
  anonymous: true,
  quiz: true,
  open: true,
  shown: false,
  openedAt: '',
  mine: [],
  counts: null,
  right: null,
  answered: [],
  missing: [],
  votes: [],
};

function show(part: Partial<PollFact>): string {
  return renderToStaticMarkup(
    <IntlProvider locale="de" timeZone="Europe/Berlin" messages={{ pupilPolls, ui }}>
      <PupilAudioProvider>
        <PupilPoll poll={{ ...poll, ...part }} onVote={() => undefined} teacherName="Frau Kaya" />
      </PupilAudioProvider>
    </IntlProvider>,
  );
}

describe('a child', () => {
  it('hears every answer by its word or its picture, and sees which one it chose', () => {
    const shown = show({ mine: [1] });
    expect(shown).toContain('data-say="Stein"');
    expect(shown.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(shown).toContain('Danke!');
  });

  it('may still change its mind: no tile is asleep while the question is open', () => {
    expect(show({ mine: [1] })).not.toContain('aria-disabled');
    expect(show({ open: false })).toContain('aria-disabled');
  });

  it('still gets the tiles when results are shown before it has answered', () => {
    const results = { shown: true, counts: [2, 1], right: [0] };
    expect(show(results)).toContain('data-say="Korken"');
    expect(show({ ...results, mine: [1] })).toContain('Korken: 2. Das ist richtig.');
  });
});

it('every ready question has a word and every picture a drawing', () => {
  for (const template of pollTemplates) {
    if (template === 'own') continue;
    const answers = Array.from({ length: readyCounts[template] }, () => ({}));
    expect(show({ template, question: null, answers })).not.toContain('data-say=""');
  }
  for (const picture of pollPictures) {
    expect(renderToStaticMarkup(<PollPicture picture={picture} />)).toMatch(/<(path|g|circle)/);
  }
});
