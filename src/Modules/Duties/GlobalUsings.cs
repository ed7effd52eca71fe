global using System.Globalization;
global using Calendar = Anju.Kernel.Calendars.Calendar;
