'use client';

import { createContext } from 'react';

/** True in a room that was entered by a link: what needs an account is not offered there. */
export const AssistGuest = createContext(false);
