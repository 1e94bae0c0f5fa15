import { changingStories } from './changing-stories.js';
import { layoffStories } from './layoff-stories.js';
import { otherStories } from './other-stories.js';
import type { Story } from './story.js';

/** Every scenario there is. Each has organisations of its own, so that all can be told in one ledger. */
export const stories: readonly Story[] = [...layoffStories, ...otherStories, ...changingStories];
