'use client';

import { Button } from '@/components/ui/button';

/** LTI Dynamic Registration 1.0: the LMS closes the frame or window when it is told so. The message holds nothing, so anybody may hear it. */
export function CloseFrame({ word }: { readonly word: string }) {
  const close = () => {
    const lms = (window.opener as Window | null) ?? window.parent;
    lms.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  };
  return (
    <Button variant="primary" size="large" className="w-fit" onClick={close}>
      {word}
    </Button>
  );
}
