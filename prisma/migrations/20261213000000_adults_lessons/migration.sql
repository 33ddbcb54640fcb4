-- Who a lesson is for. Doors, cards, feeds of a class and learning platforms know lessons of the class only.
ALTER TABLE "Lesson" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'class';
