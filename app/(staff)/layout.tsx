import type { ReactNode } from 'react';
import { StaffHeader } from '@/components/shell/staff-header';
import { requireStaff } from '@/lib/accounts/gate';

/** The frame around every staff page. Each page asks the gate again: a layout is not rendered anew on every visit. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const { displayName, role } = await requireStaff();
  return (
    <>
      <StaffHeader displayName={displayName} isAdmin={role === 'admin'} />
      <main id="content" className="mx-auto w-full max-w-[1168px] px-6 print:max-w-none print:p-0">
        {children}
      </main>
    </>
  );
}
