#!/usr/bin/env dotnet
#:project build/Dev/Dev.csproj
#:property PublishAot=false
#:property UseSharedCompilation=false
#:property RestorePackagesWithLockFile=false

// Every chore of the project, in the project's own language: dotnet run dev.cs <chore>
return Anju.Dev.Chores.Run(args);
