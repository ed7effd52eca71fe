namespace Anju.People.Domain;

/// <summary>A row from which an actor's rights are made: a committed change of it empties the actor cache of this node.</summary>
internal interface IShapesRights;

/// <summary>A company-wide row that two people may edit at once.</summary>
internal interface ICounted
{
    int Version { get; }
}
