// GeometryLaws
