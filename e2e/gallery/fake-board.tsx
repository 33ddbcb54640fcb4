/** A drawn board in the place of the real one, so that pictures of the lesson need no server. */
export const StaffBoard = LessonBoard;
export const TableBoard = LessonBoard;

export function LessonBoard() {
  return (
    <svg viewBox="0 0 998 512" className="size-full" preserveAspectRatio="xMidYMid meet" aria-hidden>
      <g fontFamily="Andika" fontSize="110" fill="#22303C">
        <text x="180" y="130">
          8 + 5 =
        </text>
        <text x="580" y="100" fontSize="72">
          8+2=10
        </text>
        <text x="580" y="180" fontSize="72">
          10+3=
        </text>
      </g>
      {Array.from({ length: 10 }, (_, index) => (
        <circle key={index} cx={150 + index * 76} cy="330" r="29" fill={index < 8 ? '#1F5FBF' : '#B93C0A'} />
      ))}
    </svg>
  );
}
